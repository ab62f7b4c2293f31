using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Support;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Transition;

/// <summary>Somebody has looked at all areas; what was found before stays beside it.</summary>
public sealed record LookAtIndependence(EpisodeId EpisodeId, IfMatch IfMatch, IndependenceBody Body) : ICommand<IndependenceChecklistResponse>;

/// <param name="Areas">All of them, each once.</param>
/// <param name="LookedOn">Today unless given.</param>
public sealed record IndependenceBody(IReadOnlyList<IndependenceFinding> Areas, DateOnly? LookedOn = null);

internal sealed class LookAtIndependenceValidator : AbstractValidator<LookAtIndependence>
{
    public LookAtIndependenceValidator()
    {
        RuleFor(command => command.Body.Areas).MaxCount(Limits.Items);
        RuleForEach(command => command.Body.Areas).ChildRules(area => area.RuleFor(a => a.Evidence).MaxLength(Limits.Reason));
    }
}

internal sealed class LookAtIndependenceHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<LookAtIndependence, IndependenceChecklistResponse>
{
    public async Task<IndependenceChecklistResponse> Handle(LookAtIndependence command, CancellationToken cancellationToken)
    {
        var (patient, episode, program) = await db.GetSupportCareAsync(command.EpisodeId, cancellationToken);
        var checklist = await db.IndependenceChecklists.FirstOrDefaultAsync(checklist => checklist.Id == command.EpisodeId, cancellationToken);
        command.IfMatch.Check(checklist?.Version ?? 0);
        var now = clock.GetUtcNow();
        var look = new IndependenceLook(command.Body.LookedOn ?? program.DateOf(now), now, caller.PractitionerId, command.Body.Areas);
        if (checklist is null)
        {
            checklist = IndependenceChecklist.Begin(look, episode, patient, program);
            db.IndependenceChecklists.Add(checklist);
        }
        else
        {
            checklist.Look(look, episode, patient, program);
        }

        await db.SaveChangesAsync(cancellationToken);
        return IndependenceChecklistResponse.Of(episode.Id, checklist);
    }
}
