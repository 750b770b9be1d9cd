package dev.dropwise.dataset;

/** What a data set was made by; sent again, it makes the same rows. */
public interface Recipe {}
