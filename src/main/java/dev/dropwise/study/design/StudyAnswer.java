package dev.dropwise.study.design;

import java.util.List;

/** What the trials of a study say, in words and numbers. */
public record StudyAnswer(List<StudyFinding> findings, StudyResult result) {}
