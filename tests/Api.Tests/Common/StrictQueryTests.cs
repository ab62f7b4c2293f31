using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TreatmentPlans.Api.Common;

namespace TreatmentPlans.Api.Tests.Common;

public sealed class StrictQueryTests : IAsyncLifetime
{
    private Shell _shell = null!;

    public async Task InitializeAsync() => _shell = await Shell.StartAsync(api => api
        .MapGet("/things", ([AsParameters] PageQuery page, Colour? colour, DateOnly? from, DateTimeOffset? asOf, Guid? ownerId, bool? mine, string? code) =>
            TypedResults.Ok(new { page.Limit, colour, from, asOf, ownerId, mine, code }))
        .AllowAnonymous());

    public async Task DisposeAsync() => await _shell.DisposeAsync();

    [Fact]
    public async Task Good_parameters_are_taken()
    {
        var response = await _shell.GetAsync(
            "/things?limit=5&after=abc&colour=Red&from=2026-01-12&asOf=2026-01-12T17:30:00Z&ownerId=019bb5a5-0000-7000-8000-000000000001&mine=true&code=x");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("colour=red", "?colour", "INVALID_FORMAT")]
    [InlineData("colour=0", "?colour", "INVALID_FORMAT")]
    [InlineData("colour=7", "?colour", "INVALID_FORMAT")]
    [InlineData("colour=Mauve", "?colour", "INVALID_FORMAT")]
    [InlineData("from=01/02/2026", "?from", "INVALID_FORMAT")]
    [InlineData("from=2026-02-30", "?from", "INVALID_FORMAT")]
    [InlineData("asOf=2026-01-12", "?asOf", "INVALID_FORMAT")]
    [InlineData("asOf=2026-01-12T17:30:00", "?asOf", "INVALID_FORMAT")]
    [InlineData("ownerId=7", "?ownerId", "INVALID_FORMAT")]
    [InlineData("mine=maybe", "?mine", "INVALID_FORMAT")]
    [InlineData("limit=x", "?limit", "INVALID_FORMAT")]
    [InlineData("limit=99999999999", "?limit", "INVALID_FORMAT")]
    [InlineData("code=%00", "?code", "INVALID_FORMAT")]
    [InlineData("stauts=Active", "?stauts", "UNKNOWN_MEMBER")]
    public async Task A_bad_parameter_is_refused_by_name(string query, string pointer, string code)
    {
        var response = await _shell.GetAsync("/things?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = Assert.Single((await ReadProblem.OfAsync(response)).Errors);
        Assert.Equal((pointer, code), (error.Pointer, error.Code));
    }

    internal enum Colour
    {
        Red,
        Blue,
    }
}
