using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Episodes;

/// <summary>The level of care from a day on, until the next entry.</summary>
/// <param name="DecisionId">Null for the level of admission.</param>
public sealed record LevelOfCareStay(LevelOfCare Level, DateOnly EffectiveOn, LevelOfCareDecisionId? DecisionId);
