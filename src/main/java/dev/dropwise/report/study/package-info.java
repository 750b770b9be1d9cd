/**
 * What a study came to: the question, the findings, and the numbers behind them as tables and
 * plots. Nothing is measured here; all of it follows from the study's trials.
 */
@NullMarked
package dev.dropwise.report.study;

import org.jspecify.annotations.NullMarked;
