using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <param name="DisplayName">What the groups see; needed where something is shared.</param>
public sealed record MilestoneSharingBody(bool IsShared, string? DisplayName = null);

public sealed record ChooseMilestoneSharing(EpisodeId EpisodeId, MilestoneSharingBody Body, IfMatch IfMatch) : ICommand<MilestoneSharingResponse>;

internal sealed class ChooseMilestoneSharingValidator : AbstractValidator<ChooseMilestoneSharing>
{
    public ChooseMilestoneSharingValidator() => RuleFor(command => command.Body.DisplayName).MaxLength(Limits.Name);
}

internal sealed class ChooseMilestoneSharingHandler(IAppDbContext db, TimeProvider clock)
    : IRequestHandler<ChooseMilestoneSharing, MilestoneSharingResponse>
{
    public async Task<MilestoneSharingResponse> Handle(ChooseMilestoneSharing command, CancellationToken cancellationToken)
    {
        var (isShared, displayName) = command.Body;
        var now = clock.GetUtcNow();
        var episode = await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == command.EpisodeId, cancellationToken);
        var sharing = await db.MilestoneSharings.FirstOrDefaultAsync(sharing => sharing.Id == command.EpisodeId, cancellationToken);
        command.IfMatch.Check(sharing?.Version ?? 0);
        if (sharing is null)
        {
            sharing = MilestoneSharing.Of(episode, isShared, displayName, now);
            db.MilestoneSharings.Add(sharing);
        }
        else
        {
            sharing.Choose(isShared, displayName, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return MilestoneSharingResponse.Of(episode.Id, sharing);
    }
}
