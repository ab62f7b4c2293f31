using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Assessments;

/// <param name="Code">As the catalogue writes it.</param>
public sealed record GetInstrument(string Code) : IQuery<InstrumentResponse>;

internal sealed class GetInstrumentHandler : IRequestHandler<GetInstrument, InstrumentResponse>
{
    public Task<InstrumentResponse> Handle(GetInstrument query, CancellationToken cancellationToken) => Task.FromResult(InstrumentResponse.Of(
        Instruments.All.FirstOrDefault(instrument => instrument.Code.ToString() == query.Code) ?? throw CommonErrors.NotFound()));
}
