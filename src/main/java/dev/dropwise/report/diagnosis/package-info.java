/**
 * What is wrong with a training, in words with numbers, and what to try. {@link
 * dev.dropwise.report.diagnosis.Diagnosis} is the way in. Pure functions of what was measured.
 */
@NullMarked
package dev.dropwise.report.diagnosis;

import org.jspecify.annotations.NullMarked;
