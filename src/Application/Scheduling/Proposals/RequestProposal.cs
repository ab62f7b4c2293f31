using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Application.Scheduling.Proposals;

/// <param name="From">A Monday that has not passed.</param>
/// <param name="Weeks">As many as the programme's policy allows at most.</param>
/// <param name="EpisodeIds">In care of the programme; all who need more than is booked unless given.</param>
/// <param name="Seed">The same calendar with the same seed gives the same proposal, unless the time was up first. 0 unless given.</param>
/// <param name="TimeLimitSeconds">How long to search; what the programme's policy allows unless given, and never more.</param>
public sealed record ProposalBody(
    ProgramId ProgramId, DateOnly From, int Weeks, IReadOnlyList<EpisodeId>? EpisodeIds, int? Seed, int? TimeLimitSeconds);

public sealed record RequestProposal(ProposalBody Body) : ICommand<ScheduleProposalResponse>;

internal sealed class RequestProposalValidator : AbstractValidator<RequestProposal>
{
    private const int MostWeeks = 52;
    private const int MostSeconds = 600;
    private const int MostEpisodes = 500;
    private const int HighestSeed = 1_000_000_000;

    public RequestProposalValidator()
    {
        RuleFor(command => command.Body.From).Within(SchedulingRules.FirstDay, SchedulingRules.LastDay);
        RuleFor(command => command.Body.Weeks).Within(1, MostWeeks);
        RuleFor(command => command.Body.EpisodeIds).MaxCount(MostEpisodes);
        RuleFor(command => command.Body.Seed).Within(0, HighestSeed);
        RuleFor(command => command.Body.TimeLimitSeconds).Within(1, MostSeconds);
    }
}

internal sealed class RequestProposalHandler(
    IAppDbContext db, ICaller caller, TimeProvider clock, IMapper mapper)
    : IRequestHandler<RequestProposal, ScheduleProposalResponse>
{
    public async Task<ScheduleProposalResponse> Handle(RequestProposal command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        var now = clock.GetUtcNow();
        var program = await db.Programs.AsNoTracking().FirstOrDefaultAsync(program => program.Id == body.ProgramId, cancellationToken)
            ?? throw CommonErrors.UnknownReference("/programId");
        var wanted = body.EpisodeIds ?? [];
        var proposal = ScheduleProposal.Request(
            TypedId.New<ScheduleProposalId>(now),
            program,
            new ProposalRequest(body.From, body.Weeks, wanted, body.Seed ?? 0, body.TimeLimitSeconds),
            caller.PractitionerId,
            now);
        await RequireInCareAsync(wanted, program.Id, cancellationToken);
        db.ScheduleProposals.Add(proposal);
        db.ProposalRuns.Add(new ProposalRun
        {
            OrganizationId = proposal.OrganizationId,
            ProposalId = proposal.Id,
            QueuedAt = now,
            LeasedUntil = now,
        });
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<ScheduleProposalResponse>(proposal);
    }

    private async Task RequireInCareAsync(IReadOnlyList<EpisodeId> wanted, ProgramId programId, CancellationToken cancellationToken)
    {
        var episodes = wanted.Count == 0
            ? []
            : await db.Episodes.AsNoTracking().Where(episode => wanted.Contains(episode.Id)).ToDictionaryAsync(episode => episode.Id, cancellationToken);
        foreach (var (i, id) in wanted.Index())
        {
            var pointer = $"/episodeIds/{i}";
            var episode = episodes.GetValueOrDefault(id) ?? throw CommonErrors.UnknownReference(pointer);
            if (episode.ProgramId != programId)
            {
                throw SchedulingErrors.OtherProgram(pointer);
            }

            episode.RequireInCare();
            if (wanted.Take(i).Contains(id))
            {
                throw CommonErrors.Rule("DUPLICATE", pointer, "Named more than once.");
            }
        }
    }
}
