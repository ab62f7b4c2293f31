using System.Text.Json;
using System.Text.RegularExpressions;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>
/// What a plan must hold before it is signed: profile "US-Default", rules CNT-1 to CNT-7, with the SMART checks of
/// <see cref="SmartChecks"/>. Gives every failure, with a pointer into the content; changes nothing.
/// </summary>
public static partial class ContentProfile
{
    public static IReadOnlyList<FieldError> Check(PlanContent content, ContentFacts facts, ProgramPolicies policies)
    {
        List<FieldError> errors =
        [
            .. CheckDates(content, facts, policies),
            .. CheckDiagnoses(content),
            .. CheckLevel(content, facts, policies.ContentProfile),
            .. CheckPerson(content),
            .. CheckCriteria(content),
            .. CheckPhases(content),
            .. CheckResponsibilities(content),
            .. CheckSafetyAndContinuingCare(content, facts, policies.ContentProfile),
        ];

        if (content.Problems.Count == 0)
        {
            errors.Add(Missing("/problems", "At least one problem."));
        }

        for (var i = 0; i < content.Problems.Count; i++)
        {
            errors.AddRange(CheckProblem(content, i, facts, policies.ContentProfile));
        }

        return errors;
    }

    private static IEnumerable<FieldError> CheckDates(PlanContent content, ContentFacts facts, ProgramPolicies policies)
    {
        if (content.EffectiveFrom is not { } from)
        {
            yield return Missing("/effectiveFrom", "The first day of the version.");
            yield break;
        }

        if (from.DayNumber - facts.Today.DayNumber > policies.ContentProfile.TargetHorizonDays)
        {
            yield return new FieldError(
                "/effectiveFrom", "EFFECTIVE_TOO_LATE", $"Within {policies.ContentProfile.TargetHorizonDays} days from today.");
        }

        if (content.NextReviewOn is not { } review)
        {
            yield return Missing("/nextReviewOn", "The day of the next review.");
            yield break;
        }

        if (review <= from)
        {
            yield return new FieldError("/nextReviewOn", "REVIEW_NOT_AFTER_START", "The review comes after the first day of the version.");
        }
        else if (content.LevelOfCare is { } level
            && LevelsOfCare.Contains(level)
            && review.DayNumber - from.DayNumber > policies.ReviewCadence.IntervalDays(level))
        {
            yield return new FieldError(
                "/nextReviewOn",
                "REVIEW_TOO_LATE",
                $"At this level the next review is due within {policies.ReviewCadence.IntervalDays(level)} days.");
        }
    }

    private static IEnumerable<FieldError> CheckDiagnoses(PlanContent content)
    {
        for (var i = 0; i < content.Diagnoses.Count; i++)
        {
            if (!Diagnosis.IsCode(content.Diagnoses[i].Code))
            {
                yield return new FieldError($"/diagnoses/{i}/code", "INVALID_DIAGNOSIS_CODE", "An ICD-10-CM code with its point, such as F10.20.");
            }
        }

        if (!content.Diagnoses.Any(diagnosis => SubstanceUseDisorder().IsMatch(diagnosis.Code)))
        {
            yield return new FieldError("/diagnoses", "SUD_DIAGNOSIS_REQUIRED", "At least one diagnosis of a substance use disorder, F10 to F19.");
        }
    }

    private static IEnumerable<FieldError> CheckLevel(PlanContent content, ContentFacts facts, ContentProfilePolicy policy)
    {
        if (content.LevelOfCare is not { } level)
        {
            yield return Missing("/levelOfCare", "The level of care of the version.");
        }
        else if (!LevelsOfCare.Contains(level))
        {
            yield return UnknownLevel("/levelOfCare/code");
        }

        if (content.DimensionRatings is not { } rated)
        {
            yield return Missing("/dimensionRatings", "The six dimension ratings.");
            yield break;
        }

        if (rated.RatedOn > facts.Today || facts.Today.DayNumber - rated.RatedOn.DayNumber > policy.RatingMaximumAgeDays)
        {
            yield return new FieldError(
                "/dimensionRatings/ratedOn", "RATINGS_OUT_OF_DATE", $"Rated within the last {policy.RatingMaximumAgeDays} days.");
        }

        if (Enumerable.Range(1, DimensionRating.Dimensions).Except(rated.Ratings.Select(rating => rating.Dimension)).Any())
        {
            yield return new FieldError("/dimensionRatings/ratings", "DIMENSIONS_INCOMPLETE", "Each of the six dimensions is rated.");
        }

        if (rated.Ratings.DistinctBy(rating => (rating.Dimension, rating.Subdimension)).Count() < rated.Ratings.Count)
        {
            yield return new FieldError("/dimensionRatings/ratings", "DIMENSION_RATED_TWICE", "Each dimension is rated once.");
        }

        for (var i = 0; i < rated.Ratings.Count; i++)
        {
            if (CheckRating(rated.Edition, rated.Ratings[i], $"/dimensionRatings/ratings/{i}") is { } error)
            {
                yield return error;
            }
        }
    }

    private static FieldError? CheckRating(AsamEdition edition, DimensionRating rating, string pointer) => (edition, rating) switch
    {
        (_, { Dimension: < 1 or > DimensionRating.Dimensions }) =>
            new FieldError($"{pointer}/dimension", "OUT_OF_RANGE", $"Between 1 and {DimensionRating.Dimensions}."),
        (AsamEdition.Third, { Risk: not (>= 0 and <= DimensionRating.HighestRisk) }) =>
            new FieldError($"{pointer}/risk", "RISK_REQUIRED", $"The third edition rates from 0 to {DimensionRating.HighestRisk}."),
        (AsamEdition.Third, { RiskCode: not null } or { MinimumLevelCode: not null } or { Subdimension: not null }) =>
            new FieldError(pointer, "MIXED_EDITIONS", "The rating is in the terms of the other edition."),
        (AsamEdition.Fourth, { RiskCode: null }) =>
            new FieldError($"{pointer}/riskCode", "RISK_REQUIRED", "The fourth edition rates by code."),
        (AsamEdition.Fourth, { Risk: not null }) =>
            new FieldError($"{pointer}/risk", "MIXED_EDITIONS", "The rating is in the terms of the other edition."),
        (AsamEdition.Fourth, { MinimumLevelCode: { } code }) when !LevelsOfCare.Contains(new LevelOfCare(edition, code)) =>
            UnknownLevel($"{pointer}/minimumLevelCode"),
        _ => null,
    };

    private static IEnumerable<FieldError> CheckPerson(PlanContent content)
    {
        (string Name, IReadOnlyList<string> Entries)[] lists =
        [
            ("strengths", content.Strengths), ("needs", content.Needs),
            ("abilities", content.Abilities), ("preferences", content.Preferences),
        ];
        foreach (var (name, entries) in lists)
        {
            if (!entries.Any(entry => !string.IsNullOrWhiteSpace(entry)))
            {
                yield return Missing($"/{name}", "At least one, in words that fit this patient.");
            }
        }

        switch (content.Participation)
        {
            case null:
                yield return Missing("/participation", "How the patient took part, or why not.");
                break;
            case { Mode: ParticipationMode.Refused } refused when string.IsNullOrWhiteSpace(refused.RefusalReason):
                yield return Missing("/participation/refusalReason", "Why the patient did not take part.");
                break;
            case { Mode: not ParticipationMode.Refused } took when string.IsNullOrWhiteSpace(took.Statement):
                yield return Missing("/participation/statement", "How the patient took part.");
                break;
        }
    }

    private static IEnumerable<FieldError> CheckCriteria(PlanContent content)
    {
        if (content.TransitionCriteria.Count + content.DischargeCriteria.Count == 0)
        {
            yield return Missing("/dischargeCriteria", "At least one measurable criterion for transition or discharge.");
        }

        foreach (var (pointer, criterion) in
            Pointed(content.TransitionCriteria, "/transitionCriteria").Concat(Pointed(content.DischargeCriteria, "/dischargeCriteria")))
        {
            if (criterion.Measurement is not { } measurement || SmartChecks.IsNotMeasurable(measurement))
            {
                yield return new FieldError($"{pointer}/measurement", "CRITERION_NOT_MEASURABLE", "Measured by the same catalogue as objectives.");
            }
        }
    }

    private static IEnumerable<FieldError> CheckPhases(PlanContent content)
    {
        foreach (var (pointer, phase) in Pointed(content.Phases, "/phases"))
        {
            if (content.Phases.Count(other => other.Sequence == phase.Sequence) > 1)
            {
                yield return new FieldError($"{pointer}/sequence", "DUPLICATE", "Each phase has its own place in the sequence.");
            }

            if (phase.LevelOfCare is null)
            {
                yield return Missing($"{pointer}/levelOfCare", "The level of care of the phase.");
            }
            else if (!LevelsOfCare.Contains(phase.LevelOfCare))
            {
                yield return UnknownLevel($"{pointer}/levelOfCare/code");
            }

            if (phase.TargetHoursPerWeek is null)
            {
                yield return Missing($"{pointer}/targetHoursPerWeek", "Hours per week to aim at.");
            }

            if (phase.Exit is null)
            {
                yield return Missing($"{pointer}/exit", "How the phase ends.");
            }

            if (phase.StartsOn is null)
            {
                yield return Missing($"{pointer}/startsOn", "The planned first day.");
            }

            if (phase.EndsOn is null ? phase.Exit is PhaseExit.Date : phase.EndsOn < phase.StartsOn)
            {
                yield return new FieldError($"{pointer}/endsOn", "PHASE_DATES_OUT_OF_ORDER", "The planned last day, on or after the first.");
            }
        }

        foreach (var (earlier, later) in content.Phases.OrderBy(phase => phase.Sequence).Pairs())
        {
            if (earlier.EndsOn >= later.StartsOn || earlier.StartsOn > later.StartsOn)
            {
                yield return new FieldError(
                    $"/phases/{content.Phases.IndexOf(later)}/startsOn", "PHASE_DATES_OUT_OF_ORDER", "Phases follow each other in their sequence.");
            }
        }
    }

    /// <summary>Where one phase says who sees to a task, each does: else nobody knows when it changes hands.</summary>
    private static IEnumerable<FieldError> CheckResponsibilities(PlanContent content) =>
        from task in PhaseResponsibilities.Tasks
        where content.Phases.Any(phase => phase.Responsibilities?.Of(task) is not null)
        from pointed in Pointed(content.Phases, "/phases")
        where pointed.Item.Responsibilities?.Of(task) is null
        select Missing(
            $"{pointed.Pointer}/responsibilities/{JsonNamingPolicy.CamelCase.ConvertName(task.ToString())}",
            "Another phase says who sees to it, so each does.");

    private static IEnumerable<FieldError> CheckSafetyAndContinuingCare(PlanContent content, ContentFacts facts, ContentProfilePolicy policy)
    {
        if (facts.SafetyPlanRequired && string.IsNullOrWhiteSpace(content.CrisisPlanReference))
        {
            yield return new FieldError(
                "/crisisPlanReference",
                "SAFETY_PLAN_REQUIRED",
                $"A safety screen of the last {policy.SafetyPlanLookBackDays} days was positive: name the safety plan.");
        }

        if (facts.CompletedReviews >= policy.ContinuingCareOutlineByReview && string.IsNullOrWhiteSpace(content.ContinuingCareOutline))
        {
            yield return new FieldError(
                "/continuingCareOutline",
                "CONTINUING_CARE_OUTLINE_REQUIRED",
                $"From review {policy.ContinuingCareOutlineByReview} on the plan outlines continuing care.");
        }
    }

    private static IEnumerable<FieldError> CheckProblem(PlanContent content, int index, ContentFacts facts, ContentProfilePolicy policy)
    {
        var problem = content.Problems[index];
        var pointer = $"/problems/{index}";
        if (string.IsNullOrWhiteSpace(problem.Statement))
        {
            yield return Missing($"{pointer}/statement", "The problem in a sentence.");
        }

        if (string.IsNullOrWhiteSpace(problem.Evidence))
        {
            yield return Missing($"{pointer}/evidence", "What was seen, said or measured.");
        }

        if (problem.Dimensions.Count == 0 || problem.Dimensions.Any(dimension => dimension is < 1 or > DimensionRating.Dimensions))
        {
            yield return new FieldError($"{pointer}/dimensions", "PROBLEM_UNLINKED", "The assessment dimensions it touches, 1 to 6.");
        }

        if (problem.Goals.Count == 0)
        {
            yield return Missing($"{pointer}/goals", "At least one goal.");
        }

        foreach (var (goalPointer, goal) in Pointed(problem.Goals, $"{pointer}/goals"))
        {
            foreach (var error in CheckGoal(content, problem, goal, goalPointer, facts, policy))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<FieldError> CheckGoal(
        PlanContent content, Problem problem, Goal goal, string pointer, ContentFacts facts, ContentProfilePolicy policy)
    {
        if (string.IsNullOrWhiteSpace(goal.PatientWords))
        {
            yield return Missing($"{pointer}/patientWords", "The goal as the patient says it.");
        }

        if (string.IsNullOrWhiteSpace(goal.Statement))
        {
            yield return Missing($"{pointer}/statement", "The goal in clinical wording.");
        }

        if (goal.Id is { } id && facts.RejectedGoals.Contains(id))
        {
            yield return new FieldError(pointer, "GOAL_REJECTED", "The patient rejected this goal.");
        }

        if (goal.Objectives.Count == 0)
        {
            yield return Missing($"{pointer}/objectives", "At least one objective.");
        }

        foreach (var (objectivePointer, objective) in Pointed(goal.Objectives, $"{pointer}/objectives"))
        {
            var isClosed = objective.Id is { } objectiveId && facts.ClosedObjectives.Contains(objectiveId);
            foreach (var error in SmartChecks.Check(problem, goal, objective, objectivePointer, content.EffectiveFrom, isClosed, policy))
            {
                yield return error;
            }

            if (objective.PhaseSequence is { } sequence && content.Phases.All(phase => phase.Sequence != sequence))
            {
                yield return new FieldError($"{objectivePointer}/phaseSequence", "UNKNOWN_PHASE", "The plan has no such phase.");
            }

            if (objective.Interventions.Count == 0)
            {
                yield return Missing($"{objectivePointer}/interventions", "At least one intervention.");
            }

            foreach (var error in Pointed(objective.Interventions, $"{objectivePointer}/interventions").SelectMany(CheckIntervention))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<FieldError> CheckIntervention((string Pointer, Intervention Item) pointed)
    {
        var (pointer, intervention) = pointed;
        (string Member, bool IsMissing)[] members =
        [
            ("type", intervention.Type is null),
            ("modality", intervention.Modality is null),
            ("frequency", intervention.Frequency is null),
            ("durationMinutes", intervention.DurationMinutes is null),
            ("responsiblePractitionerId", intervention.ResponsiblePractitionerId is null),
            ("startsOn", intervention.StartsOn is null),
        ];
        foreach (var (member, _) in members.Where(member => member.IsMissing))
        {
            yield return Missing($"{pointer}/{member}", "Each intervention says what, how, how often, how long, by whom and from when.");
        }

        if (intervention.EndsOn < intervention.StartsOn)
        {
            yield return new FieldError($"{pointer}/endsOn", "INTERVENTION_DATES_OUT_OF_ORDER", "On or after the first day.");
        }
    }

    private static FieldError Missing(string pointer, string detail) => new(pointer, "REQUIRED", detail);

    private static FieldError UnknownLevel(string pointer) =>
        new(pointer, "UNKNOWN_LEVEL_OF_CARE", "The edition has no level of care with this code.");

    private static IEnumerable<(string Pointer, T Item)> Pointed<T>(IReadOnlyList<T> items, string pointer) =>
        items.Select((item, index) => ($"{pointer}/{index}", item));

    private static IEnumerable<(T Earlier, T Later)> Pairs<T>(this IEnumerable<T> ordered)
    {
        var items = ordered.ToList();
        return items.Zip(items.Skip(1));
    }

    private static int IndexOf<T>(this IReadOnlyList<T> items, T item) =>
        items.Select((candidate, index) => (candidate, index)).First(pair => ReferenceEquals(pair.candidate, item)).index;

    [GeneratedRegex(@"^F1[0-9]\.")]
    private static partial Regex SubstanceUseDisorder();
}

/// <summary>What the check needs to know beside the content.</summary>
/// <param name="Today">In the programme's zone.</param>
/// <param name="ClosedObjectives">Achieved, not achieved or waived: their target date is past business (D1).</param>
/// <param name="CompletedReviews">Reviews of the plan so far.</param>
/// <param name="SafetyPlanRequired">A safety screen within the look-back was positive.</param>
public sealed record ContentFacts(
    DateOnly Today,
    IReadOnlySet<ObjectiveId> ClosedObjectives,
    IReadOnlySet<GoalId> RejectedGoals,
    int CompletedReviews,
    bool SafetyPlanRequired);
