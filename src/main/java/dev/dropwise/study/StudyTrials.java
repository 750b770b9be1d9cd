package dev.dropwise.study;

import dev.dropwise.study.trial.TrialState;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The trials of all studies. */
interface StudyTrials extends JpaRepository<StudyTrial, StudyTrial.Key> {

    List<StudyTrial> findByKeyStudyOrderByKeyNumber(UUID study);

    List<StudyTrial> findByKeyStudyAndKeyNumberGreaterThanOrderByKeyNumber(
            UUID study, int after, Limit limit);

    int countByKeyStudy(UUID study);

    boolean existsByKeyStudyAndState(UUID study, TrialState state);

    boolean existsByKeyStudyAndStateIn(UUID study, Collection<TrialState> states);

    /** Those whose jobs have not ended as far as is known. */
    @Query(
            """
            select t from StudyTrial t
            where t.key.study = :study and t.job is not null and t.state in (WAITING, RUNNING)
            order by t.key.number""")
    List<StudyTrial> underWay(UUID study);

    /** Those without a job, in their order. */
    @Query(
            """
            select t from StudyTrial t
            where t.key.study = :study and t.job is null and t.state = WAITING
            order by t.key.number""")
    List<StudyTrial> toSubmit(UUID study, Limit limit);

    /** Studies that have both runs as their trials, the newest first. */
    @Query(
            """
            select t.key.study from StudyTrial t
            where t.run = :run and exists (
                select 1 from StudyTrial o where o.key.study = t.key.study and o.run = :other)
            order by t.key.study desc""")
    List<UUID> studiesOf(UUID run, UUID other);

    /** How many are in each state, and how long those took that have ended. */
    @Query(
            """
            select t.key.study as study, t.state as state, count(t) as trials,
                sum(t.seconds) as seconds, sum(t.epochs) as epochs
            from StudyTrial t where t.key.study in :studies group by t.key.study, t.state""")
    List<Count> counts(Collection<UUID> studies);

    /** The trials of a study that are in a state. */
    interface Count {

        UUID getStudy();

        TrialState getState();

        long getTrials();

        /** Null where none has ended. */
        @Nullable Double getSeconds();

        /** Null where none is known. */
        @Nullable Long getEpochs();
    }
}
