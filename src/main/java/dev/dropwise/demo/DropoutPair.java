package dev.dropwise.demo;

import dev.dropwise.run.Run;

/** Two runs that differ in nothing but dropout. */
record DropoutPair(Run with, Run without) {}
