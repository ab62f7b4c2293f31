using System.Net;
using TreatmentPlans.Api.Tests.Common;
using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.Security;

public sealed class TransportTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async Task InitializeAsync() =>
        _host = await ApiHost.StartAsync(settings: new Dictionary<string, string?> { ["Transport:AllowHttp"] = "false" });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("/api/v1/plans")]
    [InlineData("/connect/token")]
    [InlineData("/openapi/v1.json")]
    public async Task Plain_http_is_refused_not_redirected(string path)
    {
        using var http = Http("http://api.example/");

        var response = await http.GetAsync(path);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
        Assert.Equal("TLS_REQUIRED", (await ReadProblem.OfAsync(response)).Code);
    }

    [Fact]
    public async Task Https_is_served_and_asks_the_browser_to_stay_with_it()
    {
        using var http = Http("https://api.example/");

        var response = await http.GetAsync("/openapi/v1.json");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("max-age=31536000", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task Health_answers_a_probe_on_the_same_host_in_plain_http()
    {
        using var http = Http("http://127.0.0.1/");

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task A_forwarded_scheme_is_not_believed_from_anyone()
    {
        using var http = Http("http://api.example/");
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await http.GetAsync("/api/v1/plans")).StatusCode);
    }

    private HttpClient Http(string address)
    {
        var http = _host.Server.CreateClient();
        http.BaseAddress = new Uri(address);
        return http;
    }
}
