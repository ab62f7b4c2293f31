using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>A new organization starts with the library as templates of its own.</summary>
internal sealed class PublishTemplateLibrary(IAppDbContext db, TimeProvider clock) : INotificationHandler<Occurred<OrganizationFounded>>
{
    public Task Handle(Occurred<OrganizationFounded> notification, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        db.PlanTemplates.AddRange(PlanTemplateLibrary.PublishFor(
            notification.Event.OrganizationId, DateOnly.FromDateTime(now.UtcDateTime), now));
        return Task.CompletedTask;
    }
}
