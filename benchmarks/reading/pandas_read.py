#!/usr/bin/python3
"""Reads a CSV file with pandas as `ReadingPeer` does, and prints the same line."""

import resource
import statistics
import sys
import time

import pandas


def seconds(file):
    start = time.perf_counter()
    frame = pandas.read_csv(file, low_memory=False)
    return time.perf_counter() - start, len(frame)


first, rows = seconds(sys.argv[1])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
warm = statistics.median(seconds(sys.argv[1])[0] for _ in range(5))
print(f"{first:.3f} {warm:.3f} {peak} {rows}")
