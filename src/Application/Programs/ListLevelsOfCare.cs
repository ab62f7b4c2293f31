using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Application.Programs;

/// <param name="Edition">Both where it is left out.</param>
public sealed record ListLevelsOfCare(AsamEdition? Edition) : IQuery<Page<LevelOfCareResponse>>;

/// <param name="Label">Our own words.</param>
/// <param name="IntensityRank">Orders the levels of both editions; a lower rank is a step down.</param>
/// <param name="Hours">Hours per week by default; a programme's policies may differ. Null where none are laid down.</param>
public sealed record LevelOfCareResponse(
    AsamEdition Edition, string Code, string Label, CareSetting Setting, CareManagement ManagedBy, int IntensityRank, LevelHoursResponse? Hours);

/// <param name="BelowAdult">Exclusive.</param>
/// <param name="BelowAdolescent">Exclusive.</param>
public sealed record LevelHoursResponse(decimal MinimumAdult, decimal? BelowAdult, decimal MinimumAdolescent, decimal? BelowAdolescent);

internal sealed class ListLevelsOfCareHandler : IRequestHandler<ListLevelsOfCare, Page<LevelOfCareResponse>>
{
    public Task<Page<LevelOfCareResponse>> Handle(ListLevelsOfCare query, CancellationToken cancellationToken)
    {
        var levels = LevelsOfCare.All.Where(row => query.Edition is null || row.Level.Edition == query.Edition).Select(ToResponse);
        return Task.FromResult(new Page<LevelOfCareResponse>([.. levels], null));
    }

    private static LevelOfCareResponse ToResponse(LevelOfCareDefinition row)
    {
        var hours = LevelOfCarePolicy.Default.Hours.FirstOrDefault(hours => hours.Level == row.Level);
        return new LevelOfCareResponse(
            row.Level.Edition,
            row.Level.Code,
            row.Label,
            row.Setting,
            row.ManagedBy,
            row.IntensityRank,
            hours is null ? null : new LevelHoursResponse(hours.MinimumAdult, hours.BelowAdult, hours.MinimumAdolescent, hours.BelowAdolescent));
    }
}
