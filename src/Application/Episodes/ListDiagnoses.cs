using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Episodes;

/// <summary>Newest first, those entered in error under their mark.</summary>
public sealed record ListDiagnoses(EpisodeId EpisodeId, PageRequest Page) : IQuery<Page<DiagnosisResponse>>;

internal sealed class ListDiagnosesHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListDiagnoses, Page<DiagnosisResponse>>
{
    public async Task<Page<DiagnosisResponse>> Handle(ListDiagnoses query, CancellationToken cancellationToken)
    {
        var episode = await db.Episodes.AsNoTracking().GetAsync(e => e.Id == query.EpisodeId, cancellationToken);
        return episode.Diagnoses.Reverse().ToPage(
            diagnosis => diagnosis.Id.Value,
            query.Page,
            $"episodes/{query.EpisodeId}/diagnoses",
            cursors,
            diagnosis => DiagnosisResponse.Of(episode, diagnosis));
    }
}
