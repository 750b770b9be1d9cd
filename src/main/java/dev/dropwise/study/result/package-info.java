/** What a study answers: findings in words, and the numbers behind them. */
@NamedInterface("result")
@NullMarked
package dev.dropwise.study.result;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
