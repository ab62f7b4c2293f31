using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Assessments;

/// <summary>Those recorded last first.</summary>
/// <param name="From">Of the days on which they were answered.</param>
/// <param name="To">Inclusive.</param>
public sealed record ListAssessments(EpisodeId EpisodeId, InstrumentCode? Instrument, DateOnly? From, DateOnly? To, PageRequest Page)
    : IQuery<Page<AssessmentResponse>>;

internal sealed class ListAssessmentsHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListAssessments, Page<AssessmentResponse>>
{
    public async Task<Page<AssessmentResponse>> Handle(ListAssessments query, CancellationToken cancellationToken)
    {
        var (episodeId, instrument, from, to, page) = query;
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == episodeId, cancellationToken);
        return await db.Assessments.AsNoTracking()
            .Where(assessment => assessment.EpisodeId == episodeId)
            .Where(assessment => instrument == null || assessment.Instrument == instrument)
            .Where(assessment => from == null || assessment.AnsweredOn >= from)
            .Where(assessment => to == null || assessment.AnsweredOn <= to)
            .ToPageAsync(
                assessment => assessment.Id,
                page,
                $"episodes/{episodeId}/assessments/{instrument}/{from:O}/{to:O}",
                cursors,
                AssessmentResponse.Of,
                cancellationToken);
    }
}
