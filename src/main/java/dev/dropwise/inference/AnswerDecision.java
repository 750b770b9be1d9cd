package dev.dropwise.inference;

/** Whether a network is sure enough to answer. */
enum AnswerDecision {
    /** Among such answers at most as many are wrong as was asked for. */
    ANSWER,
    /** It may well be wrong; what it thinks is told anyway. */
    ABSTAIN
}
