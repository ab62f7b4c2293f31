using MediatR;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Common;

/// <summary>
/// A domain event on its way to the reactions inside the service. They run before the save, in its transaction: what a
/// reaction changes is stored with the cause or not at all.
/// </summary>
public sealed record Occurred<TEvent>(TEvent Event) : INotification
    where TEvent : IDomainEvent;

/// <summary>Hands events to their <c>INotificationHandler&lt;Occurred&lt;TEvent&gt;&gt;</c>.</summary>
public interface IDomainEventPublisher
{
    Task PublishAsync(IDomainEvent occurrence, CancellationToken cancellationToken);
}

internal sealed class DomainEventPublisher(IMediator mediator) : IDomainEventPublisher
{
    public Task PublishAsync(IDomainEvent occurrence, CancellationToken cancellationToken)
    {
        var notification = (INotification)Activator.CreateInstance(typeof(Occurred<>).MakeGenericType(occurrence.GetType()), occurrence)!;
        return mediator.Publish(notification, cancellationToken);
    }
}
