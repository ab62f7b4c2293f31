using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Opens the plan of an episode as a first draft: blank, with content, from a template, or from the plan of the episode before.</summary>
public sealed record OpenPlan(EpisodeId EpisodeId, OpenPlanBody Body) : ICommand<PlanResponse>;

/// <param name="Content">The draft, as of PUT draft. Not together with a template.</param>
/// <param name="Template">Start from this template; what only the patient can say is left open.</param>
/// <param name="CopyPrevious">
/// At a re-admission: start from the last plan of the episode before. Its signatures, dates, ratings and what the patient said of it stay behind.
/// </param>
public sealed record OpenPlanBody(PlanContent? Content = null, ApplyTemplateBody? Template = null, bool? CopyPrevious = null);

/// <param name="EffectiveFrom">First day of the plan, from which the template's days count; today unless given.</param>
/// <param name="ResponsiblePractitionerId">Takes the interventions; the caller unless given.</param>
public sealed record ApplyTemplateBody(
    PlanTemplateId TemplateId, DateOnly? EffectiveFrom = null, PractitionerId? ResponsiblePractitionerId = null);

internal sealed class OpenPlanValidator : AbstractValidator<OpenPlan>
{
    public OpenPlanValidator()
    {
        RuleFor(command => command.Body.Content!).SetValidator(new PlanContentValidator()).When(command => command.Body.Content is not null);
        RuleFor(command => command.Body.Template!).SetValidator(new ApplyTemplateValidator()).When(command => command.Body.Template is not null);
        RuleFor(command => command.Body.Template)
            .Null().WithErrorCode("INVALID_FORMAT").WithMessage("Either content or a template, not both.")
            .When(command => command.Body.Content is not null);
        RuleFor(command => command.Body.CopyPrevious)
            .NotEqual(true).WithErrorCode("INVALID_FORMAT").WithMessage("Neither with content nor with a template.")
            .When(command => command.Body.Content is not null || command.Body.Template is not null);
    }
}

internal sealed class ApplyTemplateValidator : AbstractValidator<ApplyTemplateBody>
{
    public ApplyTemplateValidator() => RuleFor(body => body.EffectiveFrom).Within(PlanLimits.EarliestStart, PlanLimits.LatestStart);
}

internal sealed class OpenPlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<OpenPlan, PlanResponse>
{
    public async Task<PlanResponse> Handle(OpenPlan command, CancellationToken cancellationToken)
    {
        var author = caller.RequirePractitioner();
        var named = command.Body.Content?.NamedPractitioners() ?? [];
        // One round trip for all that the decision rests on.
        var found = await db.Episodes.AsNoTracking()
            .Where(episode => episode.Id == command.EpisodeId)
            .Join(db.Programs, episode => episode.ProgramId, program => program.Id, (episode, program) => new
            {
                Episode = episode,
                Program = program,
                HasOpenPlan = db.RecoveryPlans.Any(plan => plan.EpisodeId == episode.Id
                    && (plan.Status == PlanVersionStatus.Draft || plan.Status == PlanVersionStatus.PendingSignature
                        || plan.Status == PlanVersionStatus.Active || plan.Status == PlanVersionStatus.OnHold)),
                KnownPractitioners = db.Practitioners.Count(practitioner => named.Contains(practitioner.Id)),
            })
            .GetAsync(_ => true, cancellationToken);
        if (found.HasOpenPlan)
        {
            throw RecoveryPlanErrors.OpenPlanExists();
        }

        var now = clock.GetUtcNow();
        var act = PlanLoading.ActOf(caller, found.Program, now);
        var policies = found.Program.PoliciesOn(act.On);
        var (content, template) = (command.Body.Content ?? new PlanContent(), (AppliedTemplate?)null);
        if (command.Body.Template is { } applied)
        {
            (content, template) = await db.ApplyTemplateAsync(applied, author, act.On, policies.ReviewCadence, cancellationToken);
            content = content.ForEpisode(found.Episode);
        }

        if (command.Body.CopyPrevious is true)
        {
            content = (await PreviousAsync(found.Episode, cancellationToken)).ForReAdmission().ForEpisode(found.Episode);
        }

        if (command.Body.Template is not null || found.KnownPractitioners < named.Count)
        {
            await db.RequirePractitionersAsync(content, cancellationToken);
        }

        var plan = RecoveryPlan.Open(TypedId.New<RecoveryPlanId>(now), found.Episode, author, content, template, policies, act);
        db.RecoveryPlans.Add(plan);
        await db.SaveChangesAsync(cancellationToken);
        return PlanResponse.Of(plan);
    }

    /// <summary>What stood for the last plan of the episode before.</summary>
    private async Task<PlanContent> PreviousAsync(Episode episode, CancellationToken cancellationToken)
    {
        var plan = await db.RecoveryPlans.AsNoTracking()
            .Where(plan => plan.EpisodeId == episode.PreviousEpisodeId && plan.Status != PlanVersionStatus.EnteredInError)
            .OrderByDescending(plan => plan.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return plan?.Current.Document ?? throw RecoveryPlanErrors.NoPreviousPlan();
    }
}
