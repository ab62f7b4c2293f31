using System.Net;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>One operation as the table of a feature's access tests names it.</summary>
/// <param name="Path">With <c>{id}</c> for every id.</param>
/// <param name="Body">A good one.</param>
/// <param name="Scope">That it needs.</param>
/// <param name="Roles">Any one of which it needs.</param>
internal sealed record Operation(string Verb, string Path, object? Body, string Scope, params Role[] Roles)
{
    private HttpMethod Method => new(Verb);

    private string ContentType => Verb == "PATCH" ? "application/merge-patch+json" : "application/json";

    /// <summary>The scope opens it to its roles and to no other.</summary>
    public async Task AssertAccessAsync(TestOrganization organization)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var answer = await CallAsync(organization.Client(role), Guid.Empty.ToString());
            var refused = answer.Status == HttpStatusCode.Forbidden && answer.Code == "INSUFFICIENT_SCOPE";
            Assert.True(refused != Roles.Contains(role), $"{Verb} {Path} as {role}: {answer}");
        }

        var otherScopes = Scopes.All.Where(scope => scope != Scope).ToArray();
        await CallAsync(organization.Client(Roles[0], otherScopes), Guid.Empty.ToString()).IsRefused(403, "INSUFFICIENT_SCOPE");
    }

    /// <summary>What is another organization's, what never was, and what is no id answer alike, and before any other refusal.</summary>
    public async Task AssertHidesAsync(TestOrganization organization, string foreignId)
    {
        var client = organization.Client(Roles[0]);
        var foreign = await CallAsync(client, foreignId, null).IsRefused(404, "NOT_FOUND");
        var unknown = await CallAsync(client, "019b8f00-0000-7000-8000-000000000000").IsRefused(404, "NOT_FOUND");
        Assert.Equal(Comparable(unknown), Comparable(foreign));
        await CallAsync(client, "abc").IsRefused(404, "NOT_FOUND");
    }

    private Task<ApiAnswer> CallAsync(ApiClient client, string id, string? ifMatch = "\"1\"") =>
        client.SendAsync(Method, Path.Replace("{id}", id, StringComparison.Ordinal), Body, ifMatch, contentType: ContentType);

    /// <summary>Without what names the request itself.</summary>
    private static string Comparable(ApiAnswer answer)
    {
        var problem = answer.Json.AsObject();
        problem.Remove("traceId");
        problem.Remove("instance");
        return problem.ToJsonString();
    }

    public override string ToString() => $"{Verb} {Path}";
}
