using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Programs;

/// <param name="Policies">By effective date, oldest first, every number spelled out.</param>
public sealed record ProgramResponse(
    ProgramId Id,
    int Version,
    string Name,
    string TimeZone,
    int? Capacity,
    IReadOnlyList<LevelOfCare> LevelsOfCare,
    IReadOnlyList<Closure> Closures,
    IReadOnlyList<Rate> Rates,
    IReadOnlyList<DatedPoliciesBody> Policies,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    internal static ProgramResponse Of(Program program) => new(
        program.Id,
        program.Version,
        program.Name,
        program.TimeZone,
        program.Capacity,
        program.LevelsOfCare,
        program.Closures,
        program.Rates,
        [.. program.Policies.Select(DatedPoliciesBody.Of)],
        program.CreatedAt,
        program.UpdatedAt);
}
