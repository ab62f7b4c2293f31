using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Tests.Common;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Security;

public sealed class AccessTests : IAsyncLifetime
{
    private const string Organization = "org=019bb5a5-0000-7000-8000-000000000001";

    private Shell _shell = null!;

    public async Task InitializeAsync() => _shell = await Shell.StartAsync(api =>
    {
        api.MapGet("/any-role", () => TypedResults.Ok()).RequireAccess(Scopes.PlansRead);
        api.MapGet("/counselors", () => TypedResults.Ok()).RequireAccess(Scopes.PlansRead, Role.Counselor, Role.Supervisor);
        api.MapGet("/forgotten", () => TypedResults.Ok());
    });

    public async Task DisposeAsync() => await _shell.DisposeAsync();

    [Theory]
    [InlineData("/any-role", "roles=Billing,scope=plans:read")]
    [InlineData("/any-role", "roles=Billing,scope=patients:read plans:read")]
    [InlineData("/counselors", "roles=Billing,roles=Supervisor,scope=plans:read")]
    [InlineData("/counselors", "roles=Counselor,scope=plans:read,practitioner_id=019bb5a5-0000-7000-8000-000000000002")]
    public async Task Scope_and_role_open_an_operation(string path, string claims)
    {
        var response = await _shell.GetAsync(path, $"{Organization},client_id=c,{claims}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/any-role", $"{Organization},client_id=c,roles=Billing,scope=plans:write", "no such scope")]
    [InlineData("/any-role", $"{Organization},client_id=c,roles=Billing", "no scope")]
    [InlineData("/any-role", $"{Organization},client_id=c,scope=plans:read", "no role")]
    [InlineData("/any-role", $"{Organization},client_id=c,roles=Owner,scope=plans:read", "unknown role")]
    [InlineData("/any-role", $"{Organization},client_id=c,roles=3,scope=plans:read", "role by number")]
    [InlineData("/any-role", "client_id=c,roles=Billing,scope=plans:read", "no organization")]
    [InlineData("/any-role", "org=7,client_id=c,roles=Billing,scope=plans:read", "organization is no id")]
    [InlineData("/any-role", $"{Organization},roles=Billing,scope=plans:read", "no client")]
    [InlineData("/any-role", $"{Organization},client_id=c,roles=Billing,scope=plans:read,practitioner_id=7", "practitioner is no id")]
    [InlineData("/counselors", $"{Organization},client_id=c,roles=Billing,scope=plans:read", "another role")]
    public async Task Whatever_is_missing_denies(string path, string claims, string why)
    {
        var response = await _shell.GetAsync(path, claims);

        Assert.True(response.StatusCode == HttpStatusCode.Forbidden, why);
        Assert.Equal("INSUFFICIENT_SCOPE", (await ReadProblem.OfAsync(response)).Code);
        Assert.Equal("Bearer error=\"insufficient_scope\", scope=\"plans:read\"", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Without_a_token_an_operation_answers_401()
    {
        var response = await _shell.GetAsync("/any-role");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("UNAUTHENTICATED", (await ReadProblem.OfAsync(response)).Code);
    }

    [Fact]
    public async Task An_operation_that_names_no_policy_is_closed_to_everybody()
    {
        var response = await _shell.GetAsync("/forgotten", $"{Organization},client_id=c,roles=Administrator,scope=plans:read");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }
}
