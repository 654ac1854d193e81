/** The board with its canvas: by far the largest part of the program, loaded while people are in the lobby. */
export const loadRoomPage = () => import("../room/RoomPage.tsx")
