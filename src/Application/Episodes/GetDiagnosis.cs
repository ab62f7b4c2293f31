using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Episodes;

public sealed record GetDiagnosis(EpisodeId EpisodeId, DiagnosisId DiagnosisId) : IQuery<DiagnosisResponse>;

internal sealed class GetDiagnosisHandler(IAppDbContext db) : IRequestHandler<GetDiagnosis, DiagnosisResponse>
{
    public async Task<DiagnosisResponse> Handle(GetDiagnosis query, CancellationToken cancellationToken)
    {
        var episode = await db.Episodes.AsNoTracking().GetAsync(e => e.Id == query.EpisodeId, cancellationToken);
        return DiagnosisResponse.Of(
            episode, episode.Diagnoses.FirstOrDefault(diagnosis => diagnosis.Id == query.DiagnosisId) ?? throw CommonErrors.NotFound());
    }
}
