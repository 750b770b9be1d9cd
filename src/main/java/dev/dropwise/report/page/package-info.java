/**
 * What every report is put together from: tables in Markdown, a page that fetches nothing, and a
 * list of plots, each as SVG, PNG or its numbers. Knows nothing of runs and studies.
 */
@NullMarked
package dev.dropwise.report.page;

import org.jspecify.annotations.NullMarked;
