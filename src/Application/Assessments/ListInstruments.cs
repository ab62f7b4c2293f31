using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Assessments;

namespace TreatmentPlans.Application.Assessments;

public sealed record ListInstruments : IQuery<Page<InstrumentResponse>>;

internal sealed class ListInstrumentsHandler : IRequestHandler<ListInstruments, Page<InstrumentResponse>>
{
    public Task<Page<InstrumentResponse>> Handle(ListInstruments query, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<InstrumentResponse>([.. Instruments.All.Select(InstrumentResponse.Of)], null));
}
