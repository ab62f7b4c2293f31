using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>What a context needs of the scope it lives in.</summary>
internal sealed class ContextScope(ICaller caller, TimeProvider clock, IDisclosureTrail trail, IServiceProvider services)
{
    /// <summary>Of contexts that only migrate: nobody's rows, and no events.</summary>
    public static ContextScope None { get; } = new(
        Application.Common.Caller.Anonymous, TimeProvider.System, new DisclosureTrail(), new ServiceCollection().BuildServiceProvider());

    public ICaller Caller => caller;

    public TimeProvider Clock => clock;

    public IDisclosureTrail Trail => trail;

    /// <summary>Asked for when there is something to publish: its handlers need the context themselves.</summary>
    public IDomainEventPublisher Publisher => services.GetRequiredService<IDomainEventPublisher>();
}
