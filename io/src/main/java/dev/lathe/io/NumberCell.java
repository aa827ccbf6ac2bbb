package dev.lathe.io;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/// Reads numbers from cells: digits with a sign, a decimal point and an exponent where there is
/// one; `inf` and `infinity`. No separators of thousands, no hexadecimal digits.
///
/// **Source.** Up to 18 digits with a mantissa below 2^53 and a power of ten up to 22 are exact in
/// one division (Clinger, *How to read floating point numbers accurately*, PLDI 1990); the rest is
/// Lemire's algorithm, in FastDoubleParser.
final class NumberCell {
  private static final double[] POWERS = new double[23];

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  /// Whether the last number was whole and fits a `long`.
  boolean whole;

  /// The last number if it was whole.
  long bits;

  /// The last number if it was not whole.
  double value;

  /// Whether the last number had more digits than it needs, as codes have: `007`.
  boolean leadingZero;

  /// Reads a cell and says whether it is a number.
  boolean read(byte[] bytes, int start, int end) {
    int at = start;
    boolean negative = bytes[at] == '-';
    if ((negative || bytes[at] == '+') && ++at == end) return false;
    int first = at;
    long mantissa = 0;
    int digit;
    while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      at++;
    }
    int digits = at - first;
    leadingZero = digits > 1 && bytes[first] == '0';
    if (at == end) {
      whole = digits < 19 || (digits == 19 && mantissa > 0);
      if (mantissa == 0 && negative) whole = false;
      if (whole) bits = negative ? -mantissa : mantissa;
      return whole || slow(bytes, start, end);
    }
    whole = false;
    int fraction = 0;
    if (bytes[at] == '.') {
      int dot = at++;
      while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        at++;
      }
      fraction = at - dot - 1;
    }
    if (digits + fraction == 0) return infinity(bytes, start, end);
    if (at < end) return exponent(bytes, at, end) && slow(bytes, start, end);
    if (digits + fraction > 18 || mantissa > 1L << 53) return slow(bytes, start, end);
    double exact = mantissa / POWERS[fraction];
    value = negative ? -exact : exact;
    return true;
  }

  private static boolean exponent(byte[] bytes, int from, int end) {
    int at = from;
    if ((bytes[at] | 0x20) != 'e' || ++at == end) return false;
    if ((bytes[at] == '-' || bytes[at] == '+') && ++at == end) return false;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') at++;
    return at == end;
  }

  private boolean slow(byte[] bytes, int start, int end) {
    value = JavaDoubleParser.parseDouble(bytes, start, end - start);
    return true;
  }

  private boolean infinity(byte[] bytes, int start, int end) {
    boolean negative = bytes[start] == '-';
    int from = negative || bytes[start] == '+' ? start + 1 : start;
    if (!is("inf", bytes, from, end) && !is("infinity", bytes, from, end)) return false;
    value = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    return true;
  }

  /// Whether a cell is this word of small letters, in any case.
  static boolean is(String word, byte[] bytes, int start, int end) {
    if (word.length() != end - start) return false;
    for (int i = 0; i < word.length(); i++) {
      if ((bytes[start + i] | 0x20) != word.charAt(i)) return false;
    }
    return true;
  }
}
