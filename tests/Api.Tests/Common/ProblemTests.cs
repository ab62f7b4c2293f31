using System.Net;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.Common;

public sealed class ProblemTests
{
    [Theory]
    [InlineData(ErrorKind.Malformed, 400)]
    [InlineData(ErrorKind.Forbidden, 403)]
    [InlineData(ErrorKind.NotFound, 404)]
    [InlineData(ErrorKind.Conflict, 409)]
    [InlineData(ErrorKind.Gone, 410)]
    [InlineData(ErrorKind.PreconditionFailed, 412)]
    [InlineData(ErrorKind.RuleBroken, 422)]
    [InlineData(ErrorKind.PreconditionRequired, 428)]
    [InlineData(ErrorKind.Unavailable, 503)]
    public async Task A_refusal_of_the_domain_gets_the_status_of_its_kind(ErrorKind kind, int status)
    {
        await using var shell = await Throwing(new DomainException(
            new DomainError("PLAN_LOCKED", kind, "Why.", [new FieldError("/goals/0", "PLAN_LOCKED", "Why.")])));

        var response = await shell.GetAsync("/things/1");

        Assert.Equal(status, (int)response.StatusCode);
        var problem = await ReadProblem.OfAsync(response);
        Assert.Equal(("PLAN_LOCKED", "Plan locked", "Why."), (problem.Code, problem.Title, problem.Detail));
        Assert.Equal("/api/v1/things/{thingId}", problem.Instance);
        Assert.Equal("/goals/0", Assert.Single(problem.Errors).Pointer);
        Assert.NotEmpty(problem.TraceId);
        Assert.Equal(status == 503, response.Headers.RetryAfter is not null);
    }

    [Fact]
    public async Task Each_failed_validation_rule_is_one_error_whose_pointer_starts_at_the_body()
    {
        await using var shell = await Throwing(new ValidationException(
        [
            new ValidationFailure("Body.Goals[0].Title", "Must be given.") { ErrorCode = "REQUIRED" },
            new ValidationFailure("Body.BirthDate", "Between.") { ErrorCode = "OUT_OF_RANGE" },
            new ValidationFailure("Body.Goals[1].Objectives[2].Tags[3]", "At most.") { ErrorCode = "TOO_LONG" },
        ]));

        var response = await shell.GetAsync("/things/1");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await ReadProblem.OfAsync(response);
        Assert.Equal(
            ["/goals/0/title REQUIRED", "/birthDate OUT_OF_RANGE", "/goals/1/objectives/2/tags/3 TOO_LONG"],
            problem.Errors.Select(e => $"{e.Pointer} {e.Code}"));
        Assert.Equal("REQUIRED", problem.Code);
    }

    [Fact]
    public async Task A_bug_answers_500_and_says_nothing_of_the_inside()
    {
        await using var shell = await Throwing(new InvalidOperationException("secret table is gone"));

        var response = await shell.GetAsync("/things/1");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var problem = await ReadProblem.OfAsync(response);
        Assert.Equal(("UNEXPECTED", null), (problem.Code, problem.Detail));
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseFault.LostRace, false, 409, "CONFLICT")]
    [InlineData(DatabaseFault.LostRace, true, 412, "PRECONDITION_FAILED")]
    [InlineData(DatabaseFault.Duplicate, false, 409, "CONFLICT")]
    [InlineData(DatabaseFault.Duplicate, true, 412, "PRECONDITION_FAILED")]
    [InlineData(DatabaseFault.Busy, false, 503, "UNAVAILABLE")]
    [InlineData(DatabaseFault.Unknown, false, 500, "UNEXPECTED")]
    public async Task A_fault_of_the_database_is_answered_by_what_it_means(DatabaseFault fault, bool underIfMatch, int status, string code)
    {
        await using var shell = await Throwing(new Shell.DatabaseException(), fault);
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/things/1");
        if (underIfMatch)
        {
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        }

        var response = await shell.Http.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, (await ReadProblem.OfAsync(response)).Code);
    }

    [Fact]
    public async Task An_id_of_another_form_answers_as_an_unknown_id_does_byte_for_byte()
    {
        await using var shell = await Shell.StartAsync(api => api
            .MapGet("/things/{thingId}", Ok<string> (Guid thingId) => throw CommonErrors.NotFound()).AllowAnonymous());

        var unknown = await shell.GetAsync("/things/019bb5a5-0000-7000-8000-000000000001");
        var malformed = await shell.GetAsync("/things/7");

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, malformed.StatusCode);
        Assert.Equal((await ReadProblem.OfAsync(unknown)) with { TraceId = "", Errors = [] }, (await ReadProblem.OfAsync(malformed)) with { TraceId = "", Errors = [] });
    }

    [Theory]
    [InlineData("POST", "/things/1", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("GET", "/nothing", 404, "NOT_FOUND")]
    public async Task What_routing_refuses_is_a_problem_document_too(string method, string path, int status, string code)
    {
        await using var shell = await Throwing(new InvalidOperationException());

        var response = await shell.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/api/v1" + path));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, (await ReadProblem.OfAsync(response)).Code);
    }

    [Fact]
    public async Task A_version_that_never_was_is_404()
    {
        await using var shell = await Throwing(new InvalidOperationException());

        var response = await shell.Http.GetAsync("/api/v9/things/1");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("NOT_FOUND", (await ReadProblem.OfAsync(response)).Code);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_answered_503_with_retry_after()
    {
        await using var shell = await Shell.StartAsync(
            api => api.MapGet("/slow", async (CancellationToken cancelled) =>
            {
                await Task.Delay(Timeout.Infinite, cancelled);
                return TypedResults.Ok();
            }).AllowAnonymous(),
            new Dictionary<string, string?> { ["Requests:TimeoutSeconds"] = "1" });

        var response = await shell.GetAsync("/slow");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("UNAVAILABLE", (await ReadProblem.OfAsync(response)).Code);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task More_requests_than_may_run_and_wait_are_refused_at_once_and_the_others_are_served()
    {
        using var gate = new SemaphoreSlim(0);
        await using var shell = await Shell.StartAsync(
            api => api.MapGet("/held", async () =>
            {
                await gate.WaitAsync();
                return TypedResults.Ok();
            }).AllowAnonymous(),
            new Dictionary<string, string?> { ["Requests:Concurrent"] = "2", ["Requests:Queued"] = "1" });

        var calls = Enumerable.Range(0, 6).Select(_ => shell.GetAsync("/held")).ToList();
        var refused = new List<HttpResponseMessage>();
        while (refused.Count < 3)
        {
            var done = await Task.WhenAny(calls);
            calls.Remove(done);
            refused.Add(await done);
        }

        gate.Release(3);
        var served = await Task.WhenAll(calls);

        Assert.All(refused, response => Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode));
        Assert.All(refused, response => Assert.NotNull(response.Headers.RetryAfter));
        Assert.All(served, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
    }

    [Fact]
    public async Task A_refusal_carries_the_security_headers_and_is_not_stored()
    {
        await using var shell = await Throwing(CommonErrors.NotFound());

        var response = await shell.GetAsync("/things/1");

        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("PLAN_LOCKED", "Plan locked")]
    [InlineData("CONFLICT", "Conflict")]
    public void A_title_is_made_of_the_code(string code, string title) => Assert.Equal(title, ProblemDocument.TitleOf(code));

    [Theory]
    [InlineData("Body", "")]
    [InlineData("Reason", "/reason")]
    [InlineData("Body.Body", "/body")]
    public void A_pointer_leaves_out_the_name_of_the_body_and_nothing_else(string path, string pointer) =>
        Assert.Equal(pointer, ProblemHandler.PointerOf(path));

    private static Task<Shell> Throwing(Exception exception, DatabaseFault fault = DatabaseFault.Unknown) => Shell.StartAsync(
        api => api.MapGet("/things/{thingId}", Ok<string> (string thingId) => throw exception).AllowAnonymous(), fault: fault);
}
