@echo off
rem Runs the lathe command on Windows, as the script beside it does elsewhere: finds a Java 25, builds
rem Lathe first where this is a source tree not built yet, and starts it. Delete cli\target to build anew.
rem
rem   JAVA_HOME         looked at first; it need not be 25
rem   LATHE_JVM         more options for the Java that runs Lathe, such as -Xmx8g
rem   LATHE_MAVEN_ARGS  more options for the Maven that builds it
setlocal EnableExtensions DisableDelayedExpansion
set "here=%~dp0"
set "java_home="

if defined JAVA_HOME call :fits "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do call :fits "%%~dpj.."
for /d %%j in (
  "%ProgramFiles%\Java\*"
  "%ProgramFiles%\Eclipse Adoptium\*"
  "%ProgramFiles%\Microsoft\jdk*"
  "%ProgramFiles%\Amazon Corretto\*"
  "%ProgramFiles%\Zulu\*"
  "%ProgramFiles%\BellSoft\*"
  "%LocalAppData%\Programs\Eclipse Adoptium\*"
  "%UserProfile%\.jdks\*"
  "%UserProfile%\.sdkman\candidates\java\*"
  "%UserProfile%\scoop\apps\*jdk*\current"
) do call :fits "%%~j"
if not defined java_home (
  >&2 echo lathe: needs a JDK of 25 or newer and found none; install one ^(winget install EclipseAdoptium.Temurin.25.JDK^) or set JAVA_HOME
  exit /b 1
)

if exist "%here%pom.xml" (
  set "lib=%here%cli\target\lathe\lib"
  if not exist "%here%cli\target\lathe\built" call :build || exit /b 1
) else (
  set "lib=%here%..\lib"
)

set "work=-XX:MaxRAMPercentage=70"
for %%w in ("" help -h --help -V --version show learners completion runs run jobs audit users token ask) do (
  if "%~1"=="%%~w" set "work=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
)
"%java_home%\bin\java.exe" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
  -Xlog:disable -Xlog:all=warning:stderr %work% %LATHE_JVM% -cp "%lib%\*" dev.lathe.cli.Main %*
exit /b %errorlevel%

rem Takes a folder as the Java if none was taken yet and its release file names 25 or newer.
:fits
if defined java_home exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "usebackq tokens=1,2 delims=.=-+ " %%a in ("%~1\release") do (
  if "%%a"=="JAVA_VERSION" call :newer "%%~b" "%~1"
)
exit /b 0

:newer
set "major=%~1"
set "major=%major:"=%"
if %major% GEQ 25 set "java_home=%~2"
exit /b 0

:build
where mvn >nul 2>nul
if errorlevel 1 (
  >&2 echo lathe: is not built yet and building needs Maven 3.8.7 or newer; install it ^(winget, scoop or choco have it^)
  exit /b 1
)
if not exist "%here%cli\target" mkdir "%here%cli\target"
>&2 echo lathe: building Lathe, which takes a minute or two the first time ^(log: %here%cli\target\build.log^)
setlocal
set "JAVA_HOME=%java_home%"
call mvn -B -ntp %LATHE_MAVEN_ARGS% -f "%here%pom.xml" -pl cli -am -Dmaven.test.skip=true -Dlathe.archive.skip=true package >"%here%cli\target\build.log" 2>&1
if errorlevel 1 (
  findstr /b /c:"[ERROR]" "%here%cli\target\build.log" >&2
  >&2 echo lathe: could not be built; the whole story is in %here%cli\target\build.log
  exit /b 1
)
endlocal
type nul >"%here%cli\target\lathe\built"
exit /b 0
