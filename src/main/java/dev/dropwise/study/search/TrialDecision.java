package dev.dropwise.study.search;

/**
 * What becomes of one trial next.
 *
 * @param epochs of the rung that it is to come to, or has come to last
 */
public record TrialDecision(int trial, TrialAction action, int epochs) {}
