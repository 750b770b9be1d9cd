/**
 * Model cards: what is to be known of a version before it is used, in one document. Mitchell et
 * al., 2019, https://arxiv.org/abs/1810.03993
 */
@NullMarked
package dev.dropwise.report.card;

import org.jspecify.annotations.NullMarked;
