using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Application.Coverage;

/// <param name="System">Only those of this system.</param>
/// <param name="On">Only those in force on this day.</param>
public sealed record ListServiceCodes(ServiceCodeSystem? System, DateOnly? On) : IQuery<Page<ServiceCode>>;

internal sealed class ListServiceCodesHandler : IRequestHandler<ListServiceCodes, Page<ServiceCode>>
{
    public Task<Page<ServiceCode>> Handle(ListServiceCodes query, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<ServiceCode>(
            [
                .. ServiceCodes.All.Where(code =>
                    (query.System is null || code.System == query.System) && (query.On is not { } day || code.IsEffectiveOn(day))),
            ],
            null));
}
