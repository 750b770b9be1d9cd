package dev.dropwise.study;

import dev.dropwise.problem.Conflict;

/** A study's state does not allow what was asked of it. */
class IllegalStudyState extends Conflict {

    private static final long serialVersionUID = 1L;

    IllegalStudyState(String message) {
        super(message);
    }

    IllegalStudyState(String verb, StudyState state) {
        this("cannot %s a study that is %s".formatted(verb, state.word()));
    }
}
