using MediatR;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Sandbox;

/// <summary>Tells the demo's story through the use cases that everybody else calls: one request, one person, one moment.</summary>
internal sealed class Storyteller(IOrganizationScopes organizations, StoryClock clock)
{
    public Task<TResponse> TellAsync<TResponse>(Caller teller, DateTimeOffset at, ICommand<TResponse> request) =>
        TellAsync(teller, at, services => services.GetRequiredService<IMediator>().Send(request));

    public async Task<TResponse> TellAsync<TResponse>(Caller teller, DateTimeOffset at, Func<IServiceProvider, Task<TResponse>> scene)
    {
        var response = default(TResponse);
        await clock.AtAsync(at, () => organizations.RunAsync(
            teller.OrganizationId,
            async services =>
            {
                services.GetRequiredService<CallerAccessor>().Become(teller);
                response = await scene(services);
            },
            CancellationToken.None));
        return response!;
    }
}
