using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Support;

/// <summary>Of whom and of which episode something is told, and the programme by whose days it is told (rule SUP-1).</summary>
public sealed record SupportCare(Patient Patient, Episode Episode, Program Program)
{
    public DateOnly DateOf(DateTimeOffset instant) => Program.DateOf(instant);

    /// <inheritdoc cref="FactTimes.RequireFactAt"/>
    public DateOnly RequireFactAt(DateTimeOffset at, DateTimeOffset now, string pointer) =>
        Episode.RequireFactAt(at, FactsFrom.Admission, Patient, Program, now, pointer);

    /// <inheritdoc cref="FactTimes.RequireFactOn"/>
    public void RequireFactOn(DateOnly on, FactsFrom from, DateTimeOffset now, string pointer) =>
        Episode.RequireFactOn(on, from, Patient, Program, now, pointer);
}
