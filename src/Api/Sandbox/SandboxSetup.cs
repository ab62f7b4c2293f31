using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;
using TreatmentPlans.Application.Sandbox;

namespace TreatmentPlans.Api.Sandbox;

/// <summary>The demo of <c>dotnet run</c>: in Development only.</summary>
internal static class SandboxSetup
{
    public const string ResetVerb = "reset-sandbox";

    public static WebApplicationBuilder AddSandbox(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
        {
            builder.Services.AddSingleton(TimeProvider.System);
            return builder;
        }

        var clock = new StoryClock(TimeProvider.System);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<DemoSandbox>();
        return builder;
    }

    /// <summary>Migrates, and seeds where this is the sandbox and nobody has yet.</summary>
    public static async Task SetUpDatabaseAsync(this WebApplication app)
    {
        await app.Services.GetRequiredService<IDatabaseSetup>().RunAsync(CancellationToken.None);
        if (app.Services.GetService<DemoSandbox>() is { } sandbox)
        {
            await sandbox.SeedAsync(CancellationToken.None);
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<IClientCredentials>().HasDemoClientsAsync(CancellationToken.None))
        {
            throw new InvalidOperationException(
                "This database holds clients of the demo, whose secret is public. Use another database, or disable them (DELETE /clients/{clientId}) in Development.");
        }
    }

    /// <summary>Starts the sandbox over.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="InvalidOperationException">Outside Development, or on a database that is not the embedded one.</exception>
    public static async Task<int> ResetSandboxAsync(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            throw new InvalidOperationException("The sandbox exists in Development only.");
        }

        await app.Services.GetRequiredService<IDatabaseSetup>().DropEmbeddedAsync(CancellationToken.None);
        await app.SetUpDatabaseAsync();
        return 0;
    }
}
