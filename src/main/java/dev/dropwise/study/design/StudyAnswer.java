package dev.dropwise.study.design;

import dev.dropwise.study.result.StudyFinding;
import dev.dropwise.study.result.StudyResult;
import java.util.List;

/** What the trials of a study say, in words and numbers. */
public record StudyAnswer(List<StudyFinding> findings, StudyResult result) {}
