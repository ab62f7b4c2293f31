namespace TreatmentPlans.Domain.Programs.Policies;

/// <param name="CoverageWindowDays">NOT-5. An objective that was worked on in these days, the last one included, is covered.</param>
public sealed record NotePolicy(int CoverageWindowDays)
{
    public static NotePolicy Default { get; } = new(CoverageWindowDays: 28);
}
