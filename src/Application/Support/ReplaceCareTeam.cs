using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <param name="Members">As a whole, those who have left included.</param>
public sealed record CareTeamBody(IReadOnlyList<CareTeamMember> Members);

public sealed record ReplaceCareTeam(EpisodeId EpisodeId, CareTeamBody Body, IfMatch IfMatch) : ICommand<CareTeamResponse>;

internal sealed class ReplaceCareTeamValidator : AbstractValidator<ReplaceCareTeam>
{
    public ReplaceCareTeamValidator() => RuleFor(command => command.Body.Members).MaxCount(Limits.Items);
}

internal sealed class ReplaceCareTeamHandler(IAppDbContext db) : IRequestHandler<ReplaceCareTeam, CareTeamResponse>
{
    public async Task<CareTeamResponse> Handle(ReplaceCareTeam command, CancellationToken cancellationToken)
    {
        var members = command.Body.Members;
        var episode = await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == command.EpisodeId, cancellationToken);
        var team = await db.CareTeams.FirstOrDefaultAsync(team => team.Id == command.EpisodeId, cancellationToken);
        command.IfMatch.Check(team?.Version ?? 0);
        await RequirePractitionersAsync(members, cancellationToken);
        if (team is null)
        {
            team = CareTeam.Of(episode, members);
            db.CareTeams.Add(team);
        }
        else
        {
            team.Replace(episode, members);
        }

        await db.SaveChangesAsync(cancellationToken);
        return CareTeamResponse.Of(episode.Id, team);
    }

    private async Task RequirePractitionersAsync(IReadOnlyList<CareTeamMember> members, CancellationToken cancellationToken)
    {
        var named = members.Select(member => member.PractitionerId).Distinct().ToList();
        var known = await db.Practitioners.Where(practitioner => named.Contains(practitioner.Id)).Select(practitioner => practitioner.Id)
            .ToListAsync(cancellationToken);
        for (var i = 0; i < members.Count; i++)
        {
            if (!known.Contains(members[i].PractitionerId))
            {
                throw CommonErrors.UnknownReference($"/members/{i}/practitionerId");
            }
        }
    }
}
