namespace TreatmentPlans.Domain.Programs;

/// <summary>A day on which the programme is closed: no business day (D8), no sessions.</summary>
public sealed record Closure(DateOnly On, string Name);
