using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>A plan that is about to change, the programme whose rules hold, and now.</summary>
internal sealed record PlanInHand(RecoveryPlan Plan, Program Program, Act Act)
{
    public ProgramPolicies Policies => Program.PoliciesOn(Act.On);
}

internal static class PlanLoading
{
    /// <param name="occurredOn">Null for today.</param>
    /// <exception cref="DomainException">404, 428, 412; 422 DATE_IN_FUTURE.</exception>
    public static async Task<PlanInHand> GetPlanForChangeAsync(
        this IAppDbContext db,
        RecoveryPlanId id,
        IfMatch ifMatch,
        ICaller caller,
        TimeProvider clock,
        CancellationToken cancellationToken,
        DateOnly? occurredOn = null,
        string occurredOnPointer = "/occurredOn")
    {
        var found = await db.RecoveryPlans
            .Join(db.Programs, plan => plan.ProgramId, program => program.Id, (plan, program) => new { plan, program })
            .GetAsync(found => found.plan.Id == id, cancellationToken);
        ifMatch.Check(found.plan);
        return new PlanInHand(
            found.plan, found.program, ActOf(caller, found.program, clock.GetUtcNow(), occurredOn, occurredOnPointer));
    }

    public static Act ActOf(
        ICaller caller, Program program, DateTimeOffset now, DateOnly? occurredOn = null, string occurredOnPointer = "/occurredOn")
    {
        var today = program.DateOf(now);
        if (occurredOn > today)
        {
            throw RecoveryPlanErrors.InTheFuture(occurredOnPointer);
        }

        var by = caller.PractitionerId is { } practitioner ? new Actor(practitioner) : new Actor(PatientId: caller.PatientId);
        return new Act(by, occurredOn ?? today, now);
    }

    public static List<PractitionerId> NamedPractitioners(this PlanContent content) =>
        [.. content.AllInterventions().Select(item => item.ResponsiblePractitionerId).OfType<PractitionerId>().Distinct()];

    /// <exception cref="DomainException">422 UNKNOWN_REFERENCE with every practitioner that the organization does not have.</exception>
    public static async Task RequirePractitionersAsync(this IAppDbContext db, PlanContent content, CancellationToken cancellationToken)
    {
        var named = content.NamedPractitioners();
        if (named.Count == 0)
        {
            return;
        }

        var known = await db.Practitioners.Where(practitioner => named.Contains(practitioner.Id))
            .Select(practitioner => practitioner.Id)
            .ToListAsync(cancellationToken);
        if (known.Count < named.Count)
        {
            throw RecoveryPlanErrors.UnknownPractitioners(content, [.. named.Except(known)]);
        }
    }
}

internal static class TemplateLoading
{
    /// <exception cref="DomainException">422 UNKNOWN_REFERENCE.</exception>
    public static async Task<(PlanContent Content, AppliedTemplate Template)> ApplyTemplateAsync(
        this IAppDbContext db,
        ApplyTemplateBody body,
        PractitionerId author,
        DateOnly today,
        ReviewCadencePolicy cadence,
        CancellationToken cancellationToken)
    {
        var template = await db.PlanTemplates.AsNoTracking()
            .FirstOrDefaultAsync(template => template.Id == body.TemplateId, cancellationToken)
            ?? throw RecoveryPlanErrors.UnknownReference("/template/templateId");
        return (
            template.Definition.Apply(body.EffectiveFrom ?? today, body.ResponsiblePractitionerId ?? author, cadence),
            template.Applied);
    }
}
