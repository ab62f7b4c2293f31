using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Skills;

/// <summary>Something to do that keeps from use, in our own words.</summary>
/// <param name="Code">Stable: practices, homework and triggers name it.</param>
/// <param name="Practice">What one does, as one would say it to the patient.</param>
/// <param name="Situations">Where it helps most, in the eight situations of the BSCQ.</param>
public sealed record Skill(
    string Code, SkillCategory Category, string Title, string Practice, IReadOnlyList<RiskSituation> Situations);
