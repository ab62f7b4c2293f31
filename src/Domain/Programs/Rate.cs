using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Programs;

/// <summary>What the programme charges for one unit of a service, until the next rate of the same code takes effect.</summary>
public sealed record Rate(string ServiceCode, Money UnitPrice, DateOnly EffectiveFrom);
