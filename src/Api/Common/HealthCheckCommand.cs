namespace TreatmentPlans.Api.Common;

/// <summary>
/// <c>TreatmentPlans.Api healthcheck</c>: asks the instance in the same container whether it is ready, for an image without a shell.
/// </summary>
internal static class HealthCheckCommand
{
    public const string Verb = "healthcheck";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <returns>The exit code: 0 when ready.</returns>
    public static async Task<int> RunAsync()
    {
        // The port as the web server reads it; 8080 is what the base image says.
        var port = Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split(';')[0] ?? "8080";
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"));
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }
}
