using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Assessments;

public sealed record GetAssessmentSchedule(EpisodeId EpisodeId) : IQuery<AssessmentScheduleResponse>;

/// <summary>Which instruments are due when, and why.</summary>
/// <param name="AsOf">Today, in the programme's zone.</param>
/// <param name="Due">By date; what is due by an admission without a date comes last. Nothing once the episode has ended.</param>
public sealed record AssessmentScheduleResponse(EpisodeId EpisodeId, DateOnly AsOf, IReadOnlyList<DueAssessment> Due);

internal sealed class GetAssessmentScheduleHandler(IAppDbContext db, AssessmentDues dues, TimeProvider clock)
    : IRequestHandler<GetAssessmentSchedule, AssessmentScheduleResponse>
{
    public async Task<AssessmentScheduleResponse> Handle(GetAssessmentSchedule query, CancellationToken cancellationToken)
    {
        var episode = await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        var program = await db.Programs.AsNoTracking().GetAsync(program => program.Id == episode.ProgramId, cancellationToken);
        return new AssessmentScheduleResponse(
            episode.Id,
            program.DateOf(clock.GetUtcNow()),
            episode.IsOpen ? await dues.ReadAsync(episode, program, null, cancellationToken) : []);
    }
}
