using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Progress;

/// <summary>What the records of an episode say up to a day, with what was known at an instant (D10).</summary>
/// <param name="LastUse">As told at admission; null before it.</param>
/// <param name="UseDays">Of confirmed events.</param>
/// <param name="TriggersWithPlan">Triggers that stand, and name a skill to cope with them.</param>
/// <param name="Sessions">Required ones with an outcome.</param>
/// <param name="Homework">Without what was cancelled or excused.</param>
public sealed record ProgressFacts(
    DateOnly? AdmittedOn,
    LastUse? LastUse,
    IReadOnlyList<ScoreFact> Scores,
    IReadOnlyList<CravingFact> Cravings,
    IReadOnlyList<UseDayFact> UseDays,
    IReadOnlyList<DrugTestFact> DrugTests,
    IReadOnlyList<PracticeFact> Practices,
    IReadOnlyList<Guid> TriggersWithPlan,
    IReadOnlyList<SessionEvidence> Sessions,
    IReadOnlyList<HomeworkEvidence> Homework,
    IReadOnlyList<Guid> SupportContacts);

/// <param name="AssessmentId">Where it comes from.</param>
/// <param name="Code">Of `urn:iop:codesystem:measures`.</param>
public sealed record ScoreFact(Guid AssessmentId, string Code, DateOnly On, DateTimeOffset At, decimal Value);

public sealed record CravingFact(Guid CheckInId, DateOnly On, int Intensity);

/// <param name="IsHeavyDrinking">At least as many drinks as the policy's threshold.</param>
public sealed record UseDayFact(Guid UseEventId, DateOnly On, Substance Substance, bool IsHeavyDrinking);

public sealed record PracticeFact(Guid PracticeId, SkillCategory Skill, PracticeSetting Setting, DateOnly On);
