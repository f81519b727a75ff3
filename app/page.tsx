export default function Page() {
  return <main>Ridecast</main>
}
