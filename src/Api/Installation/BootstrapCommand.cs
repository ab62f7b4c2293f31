using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Installation;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Installation;

/// <summary><c>TreatmentPlans.Api bootstrap --organization NAME --admin-key jwks.json [--currency USD]</c> (D27).</summary>
internal static class BootstrapCommand
{
    public const string Verb = "bootstrap";
    private const string DefaultCurrency = "USD";

    /// <returns>The exit code: 0 when organization and administrator are there.</returns>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        var options = new ConfigurationBuilder().AddCommandLine(args[1..]).Build();
        if (options["organization"] is not { Length: > 0 and <= 200 } organization
            || options["admin-key"] is not { Length: > 0 } keyFile
            || (options["currency"] ?? DefaultCurrency) is not { Length: 3 } currency)
        {
            await Console.Error.WriteLineAsync("Usage: bootstrap --organization NAME --admin-key FILE [--currency USD]");
            return 2;
        }

        try
        {
            var jwks = await File.ReadAllTextAsync(keyFile);
            await app.Services.GetRequiredService<IDatabaseSetup>().RunAsync(CancellationToken.None);
            var result = await app.Services.GetRequiredService<Bootstrap>().RunAsync(organization, currency, jwks, CancellationToken.None);
            Console.WriteLine(result.Changed ? "Done." : "All was there already.");
            Console.WriteLine($"organization {result.OrganizationId}");
            Console.WriteLine($"client_id    {result.ClientId}");
            return 0;
        }
        catch (IOException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        catch (DomainException refusal)
        {
            await Console.Error.WriteLineAsync($"{refusal.Error.Code}: {refusal.Error.Detail}");
            return 1;
        }
    }
}
