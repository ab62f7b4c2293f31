using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Episodes;

public sealed record ListEpisodes(PatientId PatientId, PageRequest Page, EpisodeStatus? Status, ProgramId? ProgramId)
    : IQuery<Page<EpisodeResponse>>;

internal sealed class ListEpisodesHandler(IAppDbContext db, ICursors cursors, IMapper mapper)
    : IRequestHandler<ListEpisodes, Page<EpisodeResponse>>
{
    public async Task<Page<EpisodeResponse>> Handle(ListEpisodes query, CancellationToken cancellationToken)
    {
        await db.Patients.AsNoTracking().GetAsync(p => p.Id == query.PatientId, cancellationToken);
        var episodes = db.Episodes.AsNoTracking().Where(e => e.PatientId == query.PatientId);
        if (query.Status is { } status)
        {
            episodes = episodes.Where(e => e.Status == status);
        }

        if (query.ProgramId is { } program)
        {
            episodes = episodes.Where(e => e.ProgramId == program);
        }

        return await episodes.ToPageAsync(
            e => e.Id,
            query.Page,
            $"patients/{query.PatientId}/episodes/{query.Status}/{query.ProgramId}",
            cursors,
            mapper.Map<EpisodeResponse>,
            cancellationToken);
    }
}
